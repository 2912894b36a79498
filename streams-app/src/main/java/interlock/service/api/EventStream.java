package interlock.service.api;

import interlock.service.access.Caller;
import interlock.service.tasks.TaskChanges;
import interlock.service.tasks.TaskFilter;
import interlock.service.tasks.TaskRow;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Revisions as they come, as server-sent events. An event's id is this process's run and a number;
 * the last {@link #KEPT} revisions are kept, so that who comes back with {@code Last-Event-ID}
 * within these misses none. Who comes from further back, or from another instance, gets an event
 * {@code reset} first: he is to read the lists again. A task that leaves what he asked for, or the
 * book, is told once more, by its id alone: {@code gone}. Who reads too slowly is disconnected, and
 * so is who may not read any more.
 */
final class EventStream implements TaskChanges, AutoCloseable {
  /** Revisions kept for who comes back. */
  static final int KEPT = 4_096;

  /** Streams at a time, and those of one token. */
  static final int MOST = 64;

  static final int MOST_OF_ONE = 16;

  private static final int WAITING = 1_000;
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  /** How soon a token that is taken out ends its streams. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final String run;
  private final Function<TaskRow, Map<String, Object>> shown;
  private final StreamPlaces places = new StreamPlaces(MOST, MOST_OF_ONE);
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private final Deque<Numbered> recent = new ArrayDeque<>();
  private long number;

  /**
   * A change with its place in this run.
   *
   * @param before who could see these learns what became of it
   * @param row empty when the task is gone from the book
   */
  private record Numbered(long number, Optional<TaskRow> before, Optional<TaskRow> row) {
    boolean concerns(TaskFilter filter) {
      return isShown(filter) || before.filter(filter).isPresent();
    }

    boolean isShown(TaskFilter filter) {
      return row.filter(filter).isPresent();
    }

    String taskId() {
      return row.or(() -> before).orElseThrow().taskId();
    }
  }

  /**
   * @param run tells this process's ids from those of all others
   * @param shown the task as lists show it, masked
   */
  EventStream(String run, Function<TaskRow, Map<String, Object>> shown) {
    this.run = run;
    this.shown = shown;
  }

  @Override
  public void changed(Optional<TaskRow> before, TaskRow row) {
    tell(before, Optional.of(row));
  }

  @Override
  public void gone(TaskRow last) {
    tell(Optional.of(last), Optional.empty());
  }

  private void tell(Optional<TaskRow> before, Optional<TaskRow> row) {
    synchronized (recent) {
      number++;
      var next = new Numbered(number, before, row);
      recent.addLast(next);
      if (recent.size() > KEPT) {
        recent.removeFirst();
      }
      listeners.forEach(listener -> listener.offer(next));
    }
  }

  /**
   * A place for one more stream.
   *
   * @throws ApiProblem when there is none
   */
  StreamPlaces.Place place(Caller caller) {
    return places.take(caller.name());
  }

  /** Serves one client until it goes, or may not stay. */
  void serve(SseClient client, StreamOrder order) {
    client.keepAlive();
    var listener = new Listener(client, order);
    client.onClose(listener::leave);
    synchronized (recent) {
      Optional<List<Numbered>> missed = missed(client.ctx().header("Last-Event-ID"));
      missed.ifPresentOrElse(all -> all.forEach(listener::offer), listener::beginAnew);
      listeners.add(listener);
    }
    Thread.ofPlatform().name("interlock-stream").daemon(true).start(listener);
  }

  /** What came after that event; empty when that is not known any more. */
  private Optional<List<Numbered>> missed(String lastEventId) {
    if (lastEventId == null || lastEventId.isBlank()) {
      return Optional.of(List.of());
    }
    if (!lastEventId.matches(run + "-\\d{1,18}")) {
      return Optional.empty();
    }
    long last = Long.parseLong(lastEventId.substring(run.length() + 1));
    long oldest = recent.isEmpty() ? number + 1 : recent.getFirst().number();
    if (last > number || last < oldest - 1) {
      return Optional.empty();
    }
    List<Numbered> after = new ArrayList<>();
    recent.stream().filter(n -> n.number() > last).forEach(after::add);
    return Optional.of(after);
  }

  @Override
  public void close() {
    listeners.forEach(listener -> listener.client.close());
  }

  /** One client; writes on a thread of its own, so that a slow one holds nobody up. */
  private final class Listener implements Runnable {
    private final SseClient client;
    private final StreamOrder order;
    private final BlockingQueue<Numbered> waiting = new ArrayBlockingQueue<>(KEPT + WAITING);
    private volatile boolean anew;
    private volatile boolean late;
    private long silentSince = System.nanoTime();

    Listener(SseClient client, StreamOrder order) {
      this.client = client;
      this.order = order;
    }

    void beginAnew() {
      anew = true;
    }

    void offer(Numbered next) {
      if (next.concerns(order.filter()) && !waiting.offer(next)) {
        late = true;
      }
    }

    void leave() {
      listeners.remove(this);
      order.place().close();
    }

    @Override
    public void run() {
      try {
        if (anew) {
          client.sendEvent("reset", "{}");
        }
        client.sendComment("since " + Instant.now());
        while (!client.terminated() && !late) {
          Numbered next = waiting.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
          if (!order.allowed().getAsBoolean()) {
            return;
          }
          if (next != null) {
            send(next);
            silentSince = System.nanoTime();
          } else if (System.nanoTime() - silentSince > HEARTBEAT.toNanos()) {
            client.sendComment("still here");
            silentSince = System.nanoTime();
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        client.close();
        leave();
      }
    }

    private void send(Numbered next) {
      boolean isShown = next.isShown(order.filter());
      Map<String, Object> told =
          isShown ? shown.apply(next.row().orElseThrow()) : Map.of("taskId", next.taskId());
      client.sendEvent(isShown ? "task" : "gone", ApiJson.text(told), run + "-" + next.number());
    }
  }
}
