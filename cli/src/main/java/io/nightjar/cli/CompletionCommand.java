package io.nightjar.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nightjar completion bash}: prints a completion script. */
@Command(
    name = "completion",
    description = "Prints a completion script: source <(nightjar completion bash).",
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "SHELL", description = "bash or zsh", defaultValue = "bash")
  private Shell shell;

  @Spec private CommandSpec spec;

  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Shells whose completion can read the script. */
  enum Shell {
    BASH,
    ZSH
  }

  @Override
  public Integer call() {
    if (shell == Shell.ZSH) {
      terminal.out().println("autoload -U +X bashcompinit && bashcompinit");
    }
    terminal.out().println(AutoComplete.bash("nightjar", spec.root().commandLine()));
    return 0;
  }
}
