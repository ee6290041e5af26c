package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The section "A pipeline of your own" of the README, run literally: its shell blocks, in order, in
 * a folder that holds what a clone holds.
 */
final class ReadmeTutorial {
  private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
  private static final String HEADING = "## A pipeline of your own";

  private final Path folder;
  private final List<String> blocks;

  private ReadmeTutorial(Path folder, List<String> blocks) {
    this.folder = folder;
    this.blocks = blocks;
  }

  /** Prepares the folder; nothing of the tutorial has been done yet. */
  static ReadmeTutorial in(Path folder) throws IOException {
    Path root = Checkout.root();
    String readme = Files.readString(root.resolve("README.md"));
    String section = readme.substring(readme.indexOf(HEADING));
    List<String> blocks =
        BLOCK.matcher(section).results().map((MatchResult block) -> block.group(1)).toList();
    Files.createDirectories(folder.resolve("conf"));
    for (String part : List.of("schema", "environments", "defaults.yaml", "log4j2.properties")) {
      Folders.copy(root.resolve("conf").resolve(part), folder.resolve("conf").resolve(part));
    }
    Files.createSymbolicLink(folder.resolve("nightjar"), root.resolve("nightjar"));
    return new ReadmeTutorial(folder, blocks);
  }

  /** Writes data and configuration: every block but the check and the runs. */
  ReadmeTutorial write() throws IOException, InterruptedException {
    for (String block : blocks.subList(0, blocks.size() - 1)) {
      run(block.replace("./nightjar check rides --deep\n", ""));
    }
    return this;
  }

  /** Runs everything, with every command of it. Returns what the last block printed. */
  String follow() throws IOException, InterruptedException {
    String printed = "";
    for (String block : blocks) {
      printed = run(block);
    }
    return printed;
  }

  Path folder() {
    return folder;
  }

  private String run(String block) throws IOException, InterruptedException {
    Shell.Ended ended = new Shell(folder).run("bash", "-e", "-c", block);
    assertThat(ended.exitCode()).as(block + "\n" + ended.all()).isZero();
    return ended.all();
  }
}
