'use strict';
// A foreign client of Interlock, with none of its code: publishes a suspicious transfer by the
// schema that the registry holds, then reads task.dissuasion until the task that it led to. With
// --feedback it answers as an officer and as a bank do: it signs that task, and acknowledges the
// stop of a report that it makes, until both tasks show it.
//
//   npm install --no-audit --no-fund
//   node publish-and-read.js [--publish-only | --feedback] [--sign=ID.private.pem] HOST:PORT REGISTRY_URL   (…/apis/ccompat/v7)
//
// With --sign it signs its bank's own records by that key (sign.js), whose id is the file's name.
//
// Exits 0 with the task, 1 without it within a minute, 2 on wrong arguments.

const { randomUUID } = require('node:crypto');
const { basename } = require('node:path');
const { Kafka, Partitioners, logLevel } = require('kafkajs');
const { SchemaRegistry } = require('@kafkajs/confluent-schema-registry');
const { signer } = require('./sign.js');

const SOURCE = 'CMB';
const INPUT = 'bank.suspicious-transfer';
const OUTPUT = 'task.dissuasion';
const STOPS = 'task.stop-payment';
const PATIENCE_MILLIS = 60_000;

const given = process.argv.slice(2);
const option = given[0]?.startsWith('--') && !given[0].startsWith('--sign=') ? given.shift() : '';
const keyFile = given[0]?.startsWith('--sign=') ? given.shift().slice('--sign='.length) : '';
const headers = keyFile ? signer(keyFile, basename(keyFile, '.private.pem')) : () => ({});
const [bootstrap, registryUrl] = given;
if (!['', '--publish-only', '--feedback'].includes(option) || given.length !== 2) {
  console.error('usage: node publish-and-read.js [--publish-only | --feedback] [--sign=ID.private.pem] HOST:PORT REGISTRY_URL');
  process.exit(2);
}

// Invented: the accounts fail the Luhn check, nobody has the phone. Optional fields are left out.
const suspiciousTransfer = (eventId) => ({
  eventId,
  source: SOURCE,
  occurredAt: Date.now(),
  reportedAt: Date.now(),
  institution: 'CMB',
  transferId: `T-${eventId}`,
  payer: { account: '6299060000000120014', institution: 'CMB', phone: '17000000901' },
  payee: { account: '6299030000000130018', institution: 'CCB' },
  amount: yuan('49800.00'),
  status: 'ATTEMPTED',
  channel: 'MOBILE',
  signals: ['NEW_PAYEE'],
  region: '350200',
});

// What every event has; the id is new for each, and the same when it is told again.
const head = (source) => ({
  eventId: randomUUID(),
  source,
  occurredAt: Date.now(),
  reportedAt: Date.now(),
});

// A victim's loss: whose payee is to be stopped.
const incidentReport = (caseId) => ({
  ...head('PSB-350200'),
  caseId,
  status: 'REPORTED',
  victim: { phone: '17000000902' },
  lossAmount: yuan('20000.00'),
  region: '350200',
  transfers: [{
    payee: { account: '6299030000000130026', institution: 'CCB' },
    amount: yuan('20000.00'),
    occurredAt: Date.now(),
  }],
});

// taskId and routingKey are copied from the task.
const signed = (task) => ({
  ...head('PSB-350200'),
  taskId: task.taskId,
  routingKey: task.routingKey,
  unit: task.responsibleUnit,
  action: 'SIGNED',
});

// As is applicationId: a bank acts once for each.
const stopped = (task) => ({
  ...head('CCB'),
  taskId: task.taskId,
  applicationId: task.applicationId,
  account: task.target.account,
  institution: 'CCB',
  command: task.command,
  phase: 'RESULT',
  resultCode: '0000',
  amountHeld: yuan('20000.00'),
});

// decimal(18,2) travels as the unscaled number, big-endian two's complement.
function yuan(text) {
  let unscaled = BigInt(text.replace('.', ''));
  const bytes = [];
  do {
    bytes.unshift(Number(unscaled & 0xffn));
    unscaled >>= 8n;
  } while (unscaled > 0n);
  if (bytes[0] & 0x80) bytes.unshift(0);
  return Buffer.from(bytes);
}

// Only the last four digits of an identifier are for a terminal.
const masked = (identifier) => `***${identifier.slice(-4)}`;

async function main() {
  const registry = new SchemaRegistry({ host: registryUrl });
  const kafka = new Kafka({
    clientId: 'interlock-client-example',
    brokers: [bootstrap],
    // It retries by itself; what stays broken is thrown.
    logLevel: logLevel.NOTHING,
  });
  const consumer = kafka.consumer({
    groupId: `interlock-client-example-${randomUUID()}`,
    readUncommitted: false,
    maxWaitTimeInMs: 100,
  });
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  const tasks = new Tasks();

  async function publish(topic, key, event) {
    const schemaId = await registry.getLatestSchemaId(`${topic}-value`);
    const value = await registry.encode(schemaId, event);
    const own = event.source === SOURCE ? headers(value) : {};
    await producer.send({ topic, messages: [{ key, value, headers: own }] });
    console.log(`published ${topic} ${event.eventId} with schema ${schemaId}`);
  }

  try {
    if (option !== '--publish-only') {
      await consumer.connect();
      await consumer.subscribe({ topics: [OUTPUT, STOPS], fromBeginning: true });
      await consumer.run({
        eachMessage: async ({ message }) => {
          if (!message.value) return; // a tombstone: the task is closed and forgotten
          tasks.add(await registry.decode(message.value));
        },
      });
    }
    const event = suspiciousTransfer(randomUUID());
    await producer.connect();
    // A source sends this every 30 s beside its events: silence then means a broken line.
    await publish('source.heartbeat', SOURCE, head(SOURCE));
    const sentAt = Date.now();
    await publish(INPUT, event.payer.account, event);
    if (option === '--publish-only') return 0;

    const task = await tasks.first((t) => t.triggeredBy === event.eventId);
    console.log(JSON.stringify({
      taskId: task.taskId,
      revision: task.revision,
      state: task.state,
      level: task.level,
      warningClass: task.warningClass,
      priority: task.priority,
      phones: task.subject.phones.map(masked),
      accounts: task.subject.accounts.map(masked),
      reasons: task.reasons.map((reason) => reason.code),
      responsibleUnit: task.responsibleUnit,
      triggeredBy: task.triggeredBy,
      millis: Date.now() - sentAt,
    }, null, 2));
    if (option === '--feedback') await answer(task);
    return 0;
  } finally {
    await Promise.all([producer.disconnect(), consumer.disconnect()]);
  }

  async function answer(task) {
    await publish('dissuasion.feedback', task.routingKey, signed(task));
    const mine = await tasks.first((t) => t.taskId === task.taskId && t.state === 'SIGNED');
    console.log(`${mine.taskId} revision ${mine.revision} is ${mine.state}`);

    const caseId = `NODE-${randomUUID()}`;
    await publish('police.incident-report', caseId, incidentReport(caseId));
    const stop = await tasks.first((t) => t.caseId === caseId && t.command === 'STOP');
    await publish('stop-payment.feedback', stop.target.account, stopped(stop));
    const held = await tasks.first((t) => t.taskId === stop.taskId && t.state === 'ACTIVE');
    console.log(`${held.taskId} revision ${held.revision} is ${held.state}`);
  }
}

// Every revision that was read, and who waits for one.
class Tasks {
  #seen = [];
  #waiting = [];

  add(task) {
    this.#seen.push(task);
    this.#waiting.forEach((waits) => waits(task));
  }

  /** The first revision that fits, now or within a minute. */
  first(fits) {
    const known = this.#seen.find(fits);
    if (known) return Promise.resolve(known);
    return new Promise((resolve, reject) => {
      this.#waiting.push((task) => { if (fits(task)) resolve(task); });
      setTimeout(
        () => reject(new Error(`no such task within ${PATIENCE_MILLIS / 1000} s`)),
        PATIENCE_MILLIS,
      ).unref();
    });
  }
}

main().then(
  (code) => { process.exitCode = code; },
  (failure) => { console.error(failure.message); process.exitCode = 1; },
);
