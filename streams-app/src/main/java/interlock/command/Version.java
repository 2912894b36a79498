package interlock.command;

import picocli.CommandLine.IVersionProvider;

/** The version of this build, from its jar. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "Interlock " + ofJar() + ", Java " + Runtime.version(), "Apache License 2.0"
    };
  }

  private static String ofJar() {
    String version = Interlock.class.getPackage().getImplementationVersion();
    return version == null ? "(not from a jar)" : version;
  }
}
