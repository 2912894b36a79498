package interlock.sandbox.faults;

import interlock.sandbox.server.AppProcess;
import interlock.sandbox.server.BrokerTrio;
import interlock.sandbox.server.Nap;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes the faults happen. */
final class Strikes {
  private static final Duration AWAY = Duration.ofSeconds(6);
  private static final Duration BROKER_AWAY = Duration.ofSeconds(2);
  private static final Duration ONE_BROKER_AWAY = Duration.ofSeconds(10);
  private static final Duration REGISTRY_AWAY = Duration.ofSeconds(8);
  private static final Duration NAP = Duration.ofSeconds(8);
  private static final Duration FULL = Duration.ofSeconds(8);
  private static final Duration FULL_AT_START = Duration.ofSeconds(40);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration WRONG = Duration.ofSeconds(10);
  private static final Duration JUMP = Duration.ofMinutes(90);
  private static final Duration STORM_BETWEEN = Duration.ofSeconds(5);

  /** How a process ends that was told to and did so in good order. */
  private static final List<Integer> GOOD_ENDS = List.of(0, 128 + 15);

  private final World world;
  private final DrawnRound round;
  private final Unreadable unreadable;

  Strikes(World world, DrawnRound round, Unreadable unreadable) {
    this.world = world;
    this.round = round;
    this.unreadable = unreadable;
  }

  /**
   * Makes the fault, and ends it: when it returns, whatever was taken away has been given back.
   *
   * @throws RefusedException when this machine refuses it
   * @throws IllegalStateException when something did not end or start as it must
   */
  void strike() throws RefusedException, InterruptedException {
    switch (round.fault()) {
      case KILL_APP -> killApp();
      case TERM_APP -> termApp();
      case KILL_BROKER -> loseBroker(0, BROKER_AWAY);
      case LOSE_BROKER -> loseBroker(Math.floorMod(round.seed(), BrokerTrio.SIZE), ONE_BROKER_AWAY);
      case REGISTRY_DOWN -> registryDown();
      case ZOMBIE -> zombie();
      case DISK_FULL -> diskFull();
      case CLOCK_JUMP -> clockJump();
      case POISON -> unreadable.send();
      case REBALANCE_STORM -> storm();
    }
  }

  private void killApp() throws InterruptedException {
    world.instances().kill(target());
    pause(AWAY);
    world.instances().begin(target());
  }

  private void termApp() throws InterruptedException {
    terminate(target());
    pause(AWAY);
    world.instances().begin(target());
  }

  private void loseBroker(int index, Duration away) throws InterruptedException {
    world.broker(index).kill();
    pause(away);
    world.broker(index).restart();
  }

  private void registryDown() throws InterruptedException {
    world.registry().kill();
    pause(REGISTRY_AWAY);
    world.registry().restart();
  }

  private void zombie() throws RefusedException {
    long pid = world.instances().get(target()).pid();
    try (Nap nap = Nap.begin(pid, NAP, world.dir().resolve("nap.log"))) {
      if (!nap.awaitWaking()) {
        throw new RefusedException("kill -STOP: not permitted");
      }
    }
  }

  /** Full while the instance runs, and while it has to start anew: until it gives up or runs. */
  private void diskFull() throws InterruptedException {
    Instances instances = world.instances();
    String second = World.NAMES.getLast();
    world.disk().fill();
    pause(FULL);
    int before = instances.restarts();
    instances.kill(second);
    AppProcess starting = instances.begin(second);
    long until = System.nanoTime() + FULL_AT_START.toNanos();
    while (System.nanoTime() < until && instances.restarts() == before && !starting.hasRun()) {
      pause(LOOK);
    }
    world.disk().free();
  }

  private void clockJump() throws InterruptedException {
    JumpingTime.jump(world.clock(), round.first() ? JUMP : JUMP.negated());
    pause(WRONG);
    JumpingTime.jump(world.clock(), Duration.ZERO);
  }

  private void storm() throws InterruptedException {
    Instances instances = world.instances();
    String other = World.NAMES.get(round.first() ? 1 : 0);
    instances.begin("c");
    pause(STORM_BETWEEN);
    instances.kill(target());
    instances.begin("d");
    pause(STORM_BETWEEN);
    terminate(other);
    pause(STORM_BETWEEN);
    instances.begin(target());
    instances.kill("c");
    pause(STORM_BETWEEN);
    instances.begin(other);
    pause(STORM_BETWEEN);
    terminate("d");
  }

  private void terminate(String name) {
    int code = world.instances().terminate(name);
    if (!GOOD_ENDS.contains(code)) {
      throw new IllegalStateException("SIGTERM ended an instance with exit code " + code);
    }
  }

  private String target() {
    return World.NAMES.get(round.first() ? 0 : 1);
  }

  private void pause(Duration length) throws InterruptedException {
    long until = System.nanoTime() + length.toNanos();
    while (System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(100);
      world.instances().lookAfter();
    }
  }
}
