package io.nightjar.validation.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nightjar.validation.html.SiteFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the site in a real browser, where there is one. */
class DocsInBrowserTest {
  private static final int LONGEST_SECONDS = 60;

  @TempDir Path temp;

  private static Path browser() {
    Optional<Path> found =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(
                name ->
                    Arrays.stream(System.getenv("PATH").split(":"))
                        .map(folder -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    assumeThat(found).as("skipped: there is no chromium on the PATH").isPresent();
    return found.orElseThrow();
  }

  /** What the browser made of a page. */
  private String dom(Path browser, Path page) throws IOException, InterruptedException {
    Path out = Files.createTempFile(temp, "dom", ".html");
    Process process =
        new ProcessBuilder(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + temp.resolve("profile"),
                "--dump-dom",
                page.toUri().toString())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  @Test
  void noLinkOfAPageLeadsNowhere() throws IOException, InterruptedException {
    Path browser = browser();
    SortedMap<String, String> pages =
        new DocsSite("The last nights.", "made from a test", Set.of())
            .pages(SyntheticChecks.all(), SyntheticChecks.manifests());
    Path site = temp.resolve("site");
    Path index = new SiteFolder(site).write(pages);

    SortedMap<String, String> seen = new TreeMap<>(pages);
    for (String path : pages.keySet()) {
      boolean isOneOfMany = path.startsWith("runs/") && !path.endsWith(Links.run(run()));
      if (!isOneOfMany) {
        seen.put(path, dom(browser, site.resolve(path)));
      }
    }

    assertThat(index).isEqualTo(site.resolve("index.html"));
    assertThat(PageLinks.broken(seen)).isEmpty();
    assertThat(seen.get("index.html")).contains("53 rows do not fit", "</html>");
    assertThat(seen.values()).noneMatch(page -> page.contains("<script"));
  }

  private static String run() {
    return SyntheticChecks.run(SyntheticChecks.NIGHTS - 1);
  }
}
