package interlock.topology;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Kafka Streams asks when something throws: stop, rather than lose a record.
 *
 * <p>Our processors catch what a record can cause, and send it through its door; topics are read as
 * bytes, so that none is unreadable here. What still arrives is a bug or a broken cluster, and the
 * input stays uncommitted. A handler tells where it happened and never what was in the record; it
 * never throws, also when Kafka Streams has no record to show, as when a punctuator threw.
 */
public final class FailOnSurprise {
  private static final Logger LOG = LoggerFactory.getLogger(FailOnSurprise.class);

  private FailOnSurprise() {}

  /** For a processor or a punctuator that threw. */
  public static final class InProcessing implements ProcessingExceptionHandler {
    @Override
    public ProcessingExceptionHandler.Response handleError(
        ErrorHandlerContext context, Record<?, ?> record, Exception why) {
      LOG.error("A processor failed {}: {}", place(context), cause(why));
      return ProcessingExceptionHandler.Response.fail();
    }

    @Override
    public void configure(Map<String, ?> configs) {
      // Nothing to set.
    }
  }

  /** For a record that could not be written. */
  public static final class InProduction implements ProductionExceptionHandler {
    @Override
    public ProductionExceptionHandler.Response handleError(
        ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception why) {
      if (why instanceof RetriableException) {
        // An outage: Kafka Streams aborts the transaction and tries again.
        LOG.warn("A record could not be written yet {}: {}", place(context), cause(why));
        return ProductionExceptionHandler.Response.retry();
      }
      LOG.error("A record could not be written {}: {}", place(context), cause(why));
      return ProductionExceptionHandler.Response.fail();
    }

    // A raw type because Kafka's interface has one.
    @SuppressWarnings("rawtypes")
    @Override
    public ProductionExceptionHandler.Response handleSerializationError(
        ErrorHandlerContext context,
        ProducerRecord record,
        Exception why,
        SerializationExceptionOrigin origin) {
      LOG.error("A record's {} could not be serialized {}: {}", origin, place(context), cause(why));
      return ProductionExceptionHandler.Response.fail();
    }

    @Override
    public void configure(Map<String, ?> configs) {
      // Nothing to set.
    }
  }

  /** For bytes that could not be read: all of ours are read as they are. */
  public static final class InDeserialization implements DeserializationExceptionHandler {
    @Override
    public DeserializationExceptionHandler.Response handleError(
        ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception why) {
      LOG.error("A record could not be deserialized {}: {}", place(context), cause(why));
      return DeserializationExceptionHandler.Response.fail();
    }

    @Override
    public void configure(Map<String, ?> configs) {
      // Nothing to set.
    }
  }

  /** Topic, partition, offset and node; a punctuator has no record, so only its node and task. */
  static String place(ErrorHandlerContext context) {
    if (context == null) {
      return "at an unknown place";
    }
    String task = "in task " + context.taskId() + ", node " + context.processorNodeId();
    return context.topic() == null
        ? task + ", outside any record"
        : task
            + ", at %s-%d offset %d"
                .formatted(context.topic(), context.partition(), context.offset());
  }

  /**
   * The classes of an exception and its causes, and where each was thrown. Not their messages: a
   * number format's repeats the input.
   */
  static String cause(Throwable why) {
    if (why == null) {
      return "no exception given";
    }
    StringBuilder told = new StringBuilder();
    Throwable next = why;
    for (int depth = 0; next != null && depth < 10; depth++) {
      StackTraceElement[] trace = next.getStackTrace();
      told.append(depth == 0 ? "" : ", caused by ").append(next.getClass().getName());
      told.append(trace.length == 0 ? "" : " at " + trace[0]);
      next = next.getCause();
    }
    return told.toString();
  }
}
