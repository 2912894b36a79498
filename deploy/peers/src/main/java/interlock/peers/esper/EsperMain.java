package interlock.peers.esper;

import interlock.bank.Transfer;
import interlock.contract.TopicNames;
import interlock.contract.wire.RegisteredCodec;
import interlock.contract.wire.RegistryAccess;
import interlock.peers.PeerPlace;
import interlock.peers.task.Tasks;
import interlock.peers.task.Warning;
import interlock.task.DissuasionTask;
import interlock.telecom.FraudContact;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The peer in Esper, in a JVM of its own: a plain consumer, the pattern, a plain producer. Its
 * state is in memory and is lost with the process.
 */
public final class EsperMain {
  private static final Duration POLL = Duration.ofMillis(100);

  private EsperMain() {}

  /** {@code args}: see {@link PeerPlace}; Kafka Streams' settings say nothing here. */
  public static void main(String[] args) throws Exception {
    PeerPlace place = PeerPlace.of(args);
    RegistryAccess access = PeerPlace.registry(place.registryUrl());
    String calls = place.prefix() + TopicNames.TELECOM_FRAUD_CONTACT;
    String payments = place.prefix() + TopicNames.SUSPICIOUS_TRANSFER;
    String tasks = place.prefix() + TopicNames.TASK_DISSUASION;
    RegisteredCodec<FraudContact> call = access.codec(calls, FraudContact.class);
    RegisteredCodec<Transfer> payment = access.codec(payments, Transfer.class);
    RegisteredCodec<DissuasionTask> task = access.codec(tasks, DissuasionTask.class);
    try (var consumer = consumer(place);
        var producer = producer(place)) {
      var failure = new AtomicReference<Exception>();
      var pattern =
          new CallThenPayment(
              "peer",
              warning -> {
                // The callback tells what the future would.
                var unused =
                    producer.send(
                        message(tasks, task, Tasks.dissuasion(warning)),
                        (metadata, refused) -> failure.compareAndSet(null, refused));
              });
      consumer.subscribe(List.of(calls, payments));
      consumer.poll(POLL);
      place.tellReady();
      while (failure.get() == null) { // Until SIGTERM.
        for (var message : consumer.poll(POLL)) {
          if (message.topic().equals(calls)) {
            pattern.call(FraudCall.of(call.decode(message.value())));
          } else {
            Warning warning = Warning.of(payment.decode(message.value()));
            pattern.payment(new SuspiciousPayment(warning));
          }
        }
      }
      throw new IllegalStateException("the brokers refused a task", failure.get());
    }
  }

  private static ProducerRecord<byte[], byte[]> message(
      String topic, RegisteredCodec<DissuasionTask> codec, DissuasionTask task) {
    byte[] key = task.getTaskId().getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(topic, key, codec.encode(task));
  }

  private static KafkaConsumer<byte[], byte[]> consumer(PeerPlace place) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            place.bootstrap(),
            ConsumerConfig.GROUP_ID_CONFIG,
            place.prefix() + "esper",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static KafkaProducer<byte[], byte[]> producer(PeerPlace place) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            place.bootstrap(),
            ProducerConfig.LINGER_MS_CONFIG,
            0),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
