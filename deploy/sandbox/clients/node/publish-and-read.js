'use strict';
// A foreign client of Interlock, with none of its code: publishes a suspicious transfer by the
// schema that the registry holds, then reads task.dissuasion until the task that it led to.
//
//   npm install --no-audit --no-fund
//   node publish-and-read.js [--publish-only] HOST:PORT REGISTRY_URL     (…/apis/ccompat/v7)
//
// Exits 0 with the task, 1 without it within a minute, 2 on wrong arguments.

const { randomUUID } = require('node:crypto');
const { Kafka, Partitioners, logLevel } = require('kafkajs');
const { SchemaRegistry } = require('@kafkajs/confluent-schema-registry');

const INPUT = 'bank.suspicious-transfer';
const OUTPUT = 'task.dissuasion';
const PATIENCE_MILLIS = 60_000;

const given = process.argv.slice(2);
const publishOnly = given[0] === '--publish-only';
const [bootstrap, registryUrl] = publishOnly ? given.slice(1) : given;
if (!bootstrap || !registryUrl || given.length > (publishOnly ? 3 : 2)) {
  console.error('usage: node publish-and-read.js [--publish-only] HOST:PORT REGISTRY_URL');
  process.exit(2);
}

// Invented: the accounts fail the Luhn check, nobody has the phone. Optional fields are left out.
const suspiciousTransfer = (eventId) => ({
  eventId,
  source: 'CMB',
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
  const eventId = randomUUID();
  const consumer = kafka.consumer({
    groupId: `interlock-client-example-${eventId}`,
    readUncommitted: false,
    maxWaitTimeInMs: 100,
  });
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  try {
    let found;
    const task = new Promise((resolve) => { found = resolve; });
    if (!publishOnly) {
      await consumer.connect();
      await consumer.subscribe({ topics: [OUTPUT], fromBeginning: true });
      await consumer.run({
        eachMessage: async ({ message }) => {
          if (!message.value) return; // a tombstone: the task is closed and forgotten
          const decoded = await registry.decode(message.value);
          if (decoded.triggeredBy === eventId) found(decoded);
        },
      });
    }

    const event = suspiciousTransfer(eventId);
    const schemaId = await registry.getLatestSchemaId(`${INPUT}-value`);
    await producer.connect();
    const sentAt = Date.now();
    await producer.send({
      topic: INPUT,
      messages: [{ key: event.payer.account, value: await registry.encode(schemaId, event) }],
    });
    console.log(`published ${INPUT} ${eventId} with schema ${schemaId}`);
    if (publishOnly) return 0;

    const answer = await Promise.race([
      task,
      new Promise((resolve) => { setTimeout(resolve, PATIENCE_MILLIS).unref(); }),
    ]);
    if (!answer) {
      console.error(`no ${OUTPUT} within ${PATIENCE_MILLIS / 1000} s`);
      return 1;
    }
    console.log(JSON.stringify({
      taskId: answer.taskId,
      revision: answer.revision,
      state: answer.state,
      level: answer.level,
      warningClass: answer.warningClass,
      priority: answer.priority,
      phones: answer.subject.phones.map(masked),
      accounts: answer.subject.accounts.map(masked),
      reasons: answer.reasons.map((reason) => reason.code),
      responsibleUnit: answer.responsibleUnit,
      triggeredBy: answer.triggeredBy,
      millis: Date.now() - sentAt,
    }, null, 2));
    return 0;
  } finally {
    await Promise.all([producer.disconnect(), consumer.disconnect()]);
  }
}

main().then(
  (code) => { process.exitCode = code; },
  (failure) => { console.error(failure.message); process.exitCode = 1; },
);
