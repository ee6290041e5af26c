package io.nightjar.validation.docs;

import static io.nightjar.validation.docs.SyntheticChecks.FIRST;
import static io.nightjar.validation.docs.SyntheticChecks.NIGHTS;
import static io.nightjar.validation.docs.SyntheticChecks.PRICE;
import static io.nightjar.validation.docs.SyntheticChecks.SALES;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.run.CheckResult.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class DocsSiteTest {
  private static final DocsSite SITE =
      new DocsSite("The last 14 nights.", "ops.check_results@v3", Set.of());

  private static SortedMap<String, String> pages(List<Checked> checks) {
    return SITE.pages(checks, SyntheticChecks.manifests());
  }

  private static String only(SortedMap<String, String> pages, String start) {
    return pages.entrySet().stream()
        .filter(page -> page.getKey().startsWith(start))
        .map(java.util.Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private static String visible(String html) {
    return html.replaceAll("<style>(?s:.*?)</style>", "")
        .replace("<wbr>", "")
        .replaceAll("<[^>]*>", " ")
        .replaceAll("\\s+", " ");
  }

  @Test
  void hasAnIndexAPagePerSuiteAndAPagePerRun() {
    SortedMap<String, String> pages = pages(SyntheticChecks.all());

    assertThat(pages).containsKey("index.html").hasSize(1 + 2 + NIGHTS);
    assertThat(PageLinks.broken(pages)).isEmpty();
    assertThat(pages.values())
        .allMatch(page -> page.startsWith("<!DOCTYPE html>") && page.contains("width=device-width"))
        .noneMatch(page -> page.contains("http://") || page.contains("https://"));
  }

  @Test
  void theIndexSaysWhatFailsAndSinceWhen() {
    String index = visible(pages(SyntheticChecks.all()).get("index.html"));

    assertThat(index)
        .contains("1 open failures", "2 tables", "4 rules", FIRST.plusDays(NIGHTS - 1) + " newest")
        .contains("Since 2024-03-12, 3 nights")
        .contains("53 rows do not fit")
        .contains("silver.sales conf/suites/sales.json ✗ failed 2024-03-14 2 of 3 v13");
  }

  @Test
  void aSuitePageShowsEachRuleWithItsHistory() {
    String page = only(pages(SyntheticChecks.all()), "suites/sales");

    assertThat(visible(page))
        .contains("expect_column_values_to_be_between(price)")
        .contains(
            "Expected at least 99 % between 0 and 500 Observed 94.7 % Found 53 rows do not fit")
        .contains("Observed 974 Found 974 rows");
    assertThat(page)
        .contains("aria-label=\"expect_column_values_to_be_between(price) from 2024-03-01 to")
        .contains("3 of 14 nights did not pass, the newest is 94.7 %")
        .contains("<polyline class=\"line\"");
  }

  @Test
  void aRunPageNamesVersionsAndManifest() {
    SortedMap<String, String> pages = pages(SyntheticChecks.all());

    assertThat(visible(pages.get(Links.run(SyntheticChecks.run(0)))))
        .contains("Checked stage.silver.sales@v0 Published silver.sales@v7")
        .contains("Job validate", "Took 2.5 s", "Manifest _nightjar/runs/shop/2024-03-01/validate/")
        .contains("Later: night 2024-03-02")
        .doesNotContain("Earlier:", "open incident");
    assertThat(visible(pages.get(Links.run(SyntheticChecks.run(NIGHTS - 1)))))
        .contains("Published no, or by a run that is not shown here", "open incident");
  }

  @Test
  void escapesWhateverComesFromSuitesAndData() {
    SortedMap<String, String> pages = pages(SyntheticChecks.all());

    assertThat(pages.values()).noneMatch(page -> page.contains("<script"));
    assertThat(only(pages, "suites/sales"))
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more&quot;")
        .contains("aria-label=\"expect_column_values_to_not_be_null(sold &quot;out&quot;) from");
  }

  @Test
  void equalInputsInAnyOrderMakeEqualBytes() {
    List<Checked> shuffled = new ArrayList<>(SyntheticChecks.all());
    Collections.shuffle(shuffled, new Random(7));

    assertThat(pages(shuffled)).isEqualTo(pages(SyntheticChecks.all()));
  }

  @Test
  void theNewestRunOfANightCounts() {
    List<Checked> checks = new ArrayList<>();
    for (Checked old : SyntheticChecks.all()) {
      boolean isRepeated =
          old.result().rule().equals(PRICE) && old.run().equals(SyntheticChecks.run(NIGHTS - 1));
      checks.add(
          isRepeated
              ? new Checked(
                  old.run(), old.pipeline(), old.at(), old.manifest(), false, old.result())
              : old);
    }
    Checked again = SyntheticChecks.values(NIGHTS - 1, PRICE, SALES, 0, Outcome.PASSED);
    checks.add(0, SyntheticChecks.checked("20240401T000000.000Z-00000001", again.result()));
    SortedMap<String, String> pages = pages(checks);

    assertThat(visible(pages.get("index.html"))).contains("0 open failures", "every rule passed");
    assertThat(pages).hasSize(1 + 2 + NIGHTS + 1);
    assertThat(PageLinks.broken(pages)).isEmpty();
  }

  @Test
  void aRuleThatIsNotAskedAnyMoreIsNoOpenFailure() {
    List<Checked> checks =
        SyntheticChecks.all().stream()
            .filter(
                one ->
                    !one.result().rule().equals(PRICE)
                        || one.result().night().isBefore(FIRST.plusDays(NIGHTS - 1)))
            .toList();
    SortedMap<String, String> pages = pages(checks);

    assertThat(visible(pages.get("index.html"))).contains("0 open failures");
    assertThat(visible(only(pages, "suites/sales"))).contains("not asked since 2024-03-13");
    assertThat(PageLinks.broken(pages)).isEmpty();
  }

  @Test
  void saysSoIfNothingWasChecked() {
    SortedMap<String, String> pages = SITE.pages(List.of(), List.of());

    assertThat(pages).containsOnlyKeys("index.html");
    assertThat(visible(pages.get("index.html"))).contains("Nothing was checked yet");
  }
}
