package interlock.service.api;

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
 * {@code reset} first: he is to read the lists again. Who reads too slowly is disconnected.
 */
final class EventStream implements TaskChanges, AutoCloseable {
  /** Revisions kept for who comes back. */
  static final int KEPT = 4_096;

  /** Streams at a time. */
  static final int MOST = 64;

  private static final int WAITING = 1_000;
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private final String run;
  private final Function<TaskRow, Map<String, Object>> shown;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private final Deque<Numbered> recent = new ArrayDeque<>();
  private long number;

  /** A revision with its place in this run. */
  private record Numbered(long number, TaskRow row) {}

  /**
   * @param run tells this process's ids from those of all others
   * @param shown the task as lists show it, masked
   */
  EventStream(String run, Function<TaskRow, Map<String, Object>> shown) {
    this.run = run;
    this.shown = shown;
  }

  @Override
  public void changed(TaskRow row) {
    synchronized (recent) {
      number++;
      var next = new Numbered(number, row);
      recent.addLast(next);
      if (recent.size() > KEPT) {
        recent.removeFirst();
      }
      listeners.forEach(listener -> listener.offer(next));
    }
  }

  /**
   * Serves one client until it goes.
   *
   * @param filter what it wants to hear of
   */
  void serve(SseClient client, TaskFilter filter) {
    client.keepAlive();
    var listener = new Listener(client, filter);
    client.onClose(() -> listeners.remove(listener));
    synchronized (recent) {
      Optional<List<Numbered>> missed = missed(client.ctx().header("Last-Event-ID"));
      missed.ifPresentOrElse(all -> all.forEach(listener::offer), listener::beginAnew);
      listeners.add(listener);
    }
    Thread.ofPlatform().name("interlock-stream").daemon(true).start(listener);
  }

  boolean isFull() {
    return listeners.size() >= MOST;
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
    private final TaskFilter filter;
    private final BlockingQueue<Numbered> waiting = new ArrayBlockingQueue<>(KEPT + WAITING);
    private volatile boolean anew;
    private volatile boolean late;

    Listener(SseClient client, TaskFilter filter) {
      this.client = client;
      this.filter = filter;
    }

    void beginAnew() {
      anew = true;
    }

    void offer(Numbered next) {
      if (filter.accepts(next.row()) && !waiting.offer(next)) {
        late = true;
      }
    }

    @Override
    public void run() {
      try {
        if (anew) {
          client.sendEvent("reset", "{}");
        }
        client.sendComment("since " + Instant.now());
        while (!client.terminated() && !late) {
          Numbered next = waiting.poll(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
          if (next == null) {
            client.sendComment("still here");
          } else {
            client.sendEvent(
                "task", ApiJson.text(shown.apply(next.row())), run + "-" + next.number());
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        client.close();
        listeners.remove(this);
      }
    }
  }
}
