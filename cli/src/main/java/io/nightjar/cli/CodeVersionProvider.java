package io.nightjar.cli;

import io.nightjar.core.run.CodeVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
final class CodeVersionProvider implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"nightjar " + CodeVersion.current()};
  }
}
