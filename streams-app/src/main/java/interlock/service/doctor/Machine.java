package interlock.service.doctor;

import interlock.service.config.InterlockConfig;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** This machine: Java, memory, and the disk of the state. */
final class Machine {
  private static final String JAVA = "java";
  private static final String DISK = "disk";
  private static final int LEAST_JAVA = 21;
  private static final long MIB = 1L << 20;
  private static final long LEAST_HEAP = 256 * MIB;
  private static final long LEAST_DISK = 1024 * MIB;
  private static final long GOOD_DISK = 10 * 1024 * MIB;

  /** RocksDB keeps its caches beside the heap. */
  private static final double MOST_HEAP = 0.75;

  private Machine() {}

  static List<Finding> java() {
    int version = Runtime.version().feature();
    Finding java =
        version >= LEAST_JAVA
            ? Finding.ok(JAVA, "version " + version)
            : Finding.fail(JAVA, "version " + version, "run it on Java 21 or newer");
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return List.of(java, heap(Runtime.getRuntime().maxMemory(), system.getTotalMemorySize()));
  }

  static Finding heap(long most, long memory) {
    String what = "heap at most %,d MiB of %,d MiB of memory".formatted(most / MIB, memory / MIB);
    if (most < LEAST_HEAP) {
      return Finding.warn(JAVA, what, "give it more: INTERLOCK_JAVA_OPTS=-Xmx1g");
    }
    return most > memory * MOST_HEAP
        ? Finding.warn(
            JAVA,
            what + ": too little is left for the stores' caches",
            "lower it: INTERLOCK_JAVA_OPTS=-Xmx…, a half of the memory")
        : Finding.ok(JAVA, what);
  }

  static Finding disk(InterlockConfig config) {
    Path state = config.stateDir();
    Path existing = state;
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
      return Finding.fail(
          DISK,
          InterlockConfig.STATE_DIR + " cannot be written",
          "make the directory, and give it to the user that Interlock runs as");
    }
    try {
      return free(Files.getFileStore(existing).getUsableSpace());
    } catch (IOException e) {
      return Finding.warn(
          DISK, "the free space of the state cannot be asked", "look at the disk by other means");
    }
  }

  static Finding free(long bytes) {
    String what = "%,d MiB free for the state".formatted(bytes / MIB);
    String fix = "make room, or move " + InterlockConfig.STATE_DIR + "; see docs/sizing.md";
    if (bytes < LEAST_DISK) {
      return Finding.fail(DISK, what, fix);
    }
    return bytes < GOOD_DISK ? Finding.warn(DISK, what, fix) : Finding.ok(DISK, what);
  }
}
