package interlock.command;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script at the root, in a project of its own, with JDKs and a Maven that only say who ran. */
class LauncherTest {
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  @TempDir private Path folder;
  private Path project;
  private Path bin;
  private final Map<String, String> environment = new TreeMap<>();

  @BeforeEach
  void aProject() throws IOException {
    project = Files.createDirectories(folder.resolve("a project"));
    Path original = Path.of(System.getProperty("interlock.root", "..")).resolve("interlock");
    Files.copy(original, project.resolve("interlock"));
    executable(project.resolve("interlock"));
    for (String file :
        List.of(
            "pom.xml",
            "schemas/pom.xml",
            "schemas/src/main/A.avsc",
            "streams-app/pom.xml",
            "streams-app/src/main/A.java",
            "streams-app/src/test/ATest.java",
            "deploy/sandbox/pom.xml",
            "deploy/sandbox/src/main/A.java")) {
      write(project.resolve(file), "");
    }
    age(project);
    bin = Files.createDirectories(folder.resolve("bin"));
    environment.put("PATH", bin + ":/usr/bin:/bin");
    environment.put("INTERLOCK_JDK_FOLDERS", folder.resolve("jdks").resolve("*").toString());
    // Makes what the real one makes.
    script(
        bin.resolve("mvn"),
        """
        echo "maven $JAVA_HOME" >>'%1$s/mvn.calls'
        echo '[INFO] Building Interlock: the product 0.1 [2/3]'
        echo '[INFO] --- maven-compiler-plugin:3.14.0:compile (default-compile) @ x ---'
        echo '[ERROR] noise'
        if [ -f '%1$s/mvn.fails' ]; then exit 9; fi
        mkdir -p deploy/sandbox/target/lib
        : >deploy/sandbox/target/interlock-sandbox-1.jar
        : >deploy/sandbox/target/lib/interlock-streams-app-1.jar
        """
            .formatted(folder));
  }

  @Test
  void takesJavaHomeFirst() throws Exception {
    environment.put("JAVA_HOME", jdk("mine", "21.0.4").toString());
    jdk("jdks/other", "25");

    assertThat(launch("version").out()).startsWith("java of " + folder.resolve("mine"));
  }

  @Test
  void takesTheJavaOnThePathWhenJavaHomeIsOld() throws Exception {
    environment.put("JAVA_HOME", jdk("old", "17.0.15").toString());
    Path good = jdk("good", "25");
    Files.createSymbolicLink(bin.resolve("java"), good.resolve("bin/java"));

    assertThat(launch("version").out()).startsWith("java of " + good);
  }

  @Test
  void looksWhereInstallersPutThem() throws Exception {
    hideTheRealJava();
    jdk("jdks/a-old", "1.8.0_402");
    jdk("jdks/b-runtime-only", "25");
    Files.delete(folder.resolve("jdks/b-runtime-only/bin/javac"));
    jdk("jdks/c-early", "26-ea");

    assertThat(launch("version").out()).startsWith("java of " + folder.resolve("jdks/c-early"));
  }

  @Test
  void saysWhatToInstallWhenThereIsNone() throws Exception {
    hideTheRealJava();

    Ended ended = launch("version");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("no JDK 21 or newer").contains("Fix: install one");
  }

  @Test
  void passesOnArgumentsAndExitCode() throws Exception {
    environment.put("JAVA_HOME", jdk("mine", "21").toString());
    environment.put("INTERLOCK_JAVA_OPTS", "-Xmx1g -Dx=y");

    Ended ended = launch("run", "--set", "a=b c", "", "*");

    assertThat(ended.code()).isEqualTo(42);
    assertThat(ended.out())
        .contains("<-Xmx1g><-Dx=y>")
        .contains("<-Dinterlock.root=" + project + ">")
        .contains("<interlock.command.Interlock><run><--set><a=b c><><*>");
  }

  @Test
  void buildsOnceAndThenOnlyWhenASourceIsNewer() throws Exception {
    environment.put("JAVA_HOME", jdk("mine", "21").toString());

    Ended first = launch("version");
    assertThat(first.err())
        .contains("building Interlock (first time: a few minutes)…")
        .contains("Interlock: the product 0.1: compiling")
        .doesNotContain("noise");
    assertThat(project.resolve("target/interlock-build.log")).content().contains("noise");
    assertThat(builds()).isEqualTo(1);

    assertThat(launch("version").err()).isEmpty();
    touch("streams-app/src/test/ATest.java");
    assertThat(launch("version").err()).isEmpty();
    assertThat(builds()).isEqualTo(1);

    touch("schemas/src/main/A.avsc");
    assertThat(launch("version").err()).contains("sources have changed");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void showsTheEndOfTheLogWhenTheBuildFails() throws Exception {
    environment.put("JAVA_HOME", jdk("mine", "21").toString());
    write(folder.resolve("mvn.fails"), "");

    Ended ended = launch("version");

    assertThat(ended.code()).isEqualTo(9);
    assertThat(ended.err()).contains("the build failed").contains("[ERROR] noise");
    assertThat(ended.out()).isEmpty();

    Files.delete(folder.resolve("mvn.fails"));
    assertThat(launch("version").code()).isEqualTo(42);
  }

  @Test
  void worksThroughALinkFromAnotherFolder() throws Exception {
    environment.put("JAVA_HOME", jdk("mine", "21").toString());
    Path link = Files.createSymbolicLink(bin.resolve("il"), project.resolve("interlock"));

    assertThat(launch(link, "version").code()).isEqualTo(42);
  }

  private record Ended(int code, String out, String err) {}

  private Ended launch(String... arguments) throws Exception {
    return launch(project.resolve("interlock"), arguments);
  }

  private Ended launch(Path script, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().put("HOME", folder.toString());
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    return new Ended(code, Files.readString(out), Files.readString(err));
  }

  /** A path of tools without any java. */
  private void hideTheRealJava() throws IOException {
    for (String tool :
        List.of(
            "sed",
            "head",
            "tail",
            "dirname",
            "readlink",
            "find",
            "awk",
            "tee",
            "mkdir",
            "rm",
            "mv",
            "cat",
            "date",
            "sleep")) {
      for (String place : List.of("/usr/bin", "/bin")) {
        Path real = Path.of(place, tool);
        if (Files.exists(real) && !Files.exists(bin.resolve(tool))) {
          script(bin.resolve(tool), "exec " + real + " \"$@\"\n");
        }
      }
    }
    environment.put("PATH", bin.toString());
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    script(
        home.resolve("bin/java"),
        """
        if [ "$1" = -version ]; then echo 'openjdk version "%s" 2026-01-01' >&2; exit 0; fi
        printf '%%s' 'java of %s '
        for a in "$@"; do printf '<%%s>' "$a"; done
        exit 42
        """
            .formatted(version, home));
    script(home.resolve("bin/javac"), "exit 0\n");
    return home;
  }

  private long builds() throws IOException {
    return Files.readAllLines(folder.resolve("mvn.calls")).size();
  }

  private static void script(Path file, String text) throws IOException {
    write(file, "#!/bin/sh\n" + text);
    executable(file);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, fromString("rwxr-xr-x"));
  }

  /** Newer than any build so far, whatever the file system's resolution. */
  private void touch(String file) throws IOException {
    Files.setLastModifiedTime(project.resolve(file), FileTime.from(Instant.now().plusSeconds(60)));
  }

  private static void age(Path tree) throws IOException {
    try (var files = Files.walk(tree)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
      }
    }
  }
}
