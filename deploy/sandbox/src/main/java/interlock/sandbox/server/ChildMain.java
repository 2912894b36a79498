package interlock.sandbox.server;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class in a child JVM and ends it when the parent is gone.
 *
 * <p>The parent holds the other end of standard input and never writes to it: the operating system
 * closes it however the parent ends, {@code kill -9} included, so that no server is orphaned. Uses
 * the JDK only, since the class path is the server's own.
 */
public final class ChildMain {
  /** What an orderly shutdown may take after the parent is gone. */
  private static final long GRACE_MILLIS = 5_000;

  private ChildMain() {}

  /** {@code args}: the main class, then its arguments. */
  public static void main(String[] args) throws Throwable {
    daemon("parent-watch", ChildMain::exitWhenParentIsGone);
    try {
      Class.forName(args[0])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static void exitWhenParentIsGone() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      System.err.println("Standard input failed, as if the parent were gone: " + e);
    }
    daemon("halt-after-grace", ChildMain::haltAfterGrace);
    System.exit(0);
  }

  private static void haltAfterGrace() {
    try {
      Thread.sleep(GRACE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }

  private static void daemon(String name, Runnable task) {
    Thread.ofPlatform().daemon().name(name).start(task);
  }
}
