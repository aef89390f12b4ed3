package dev.satchel.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = VersionText.class.getPackage().getImplementationVersion();
    return new String[] {
      "Satchel " + (version == null ? "(development)" : version), "Java " + Runtime.version()
    };
  }
}
