package io.nightjar.validation.html;

import java.util.List;
import java.util.Map;

/**
 * What every page has around its content: title, style, way back, footer. A page needs no network
 * and allows none; it runs no script.
 *
 * @param site the name of the whole, such as {@code Data checks}
 * @param footer one line that says what the pages were made from; no wall-clock time, so that equal
 *     inputs make equal bytes
 */
public record Frame(String site, String footer) {
  private static final Template TEMPLATE = Template.named("html/frame.ftlh");

  /**
   * A step of the way back.
   *
   * @param text what is read
   * @param href relative link
   */
  public record Step(String text, String href) {}

  /**
   * A whole page.
   *
   * @param title of this page
   * @param way from the index to the page above; empty for the index itself
   * @param body trusted markup
   */
  public String page(String title, List<Step> way, String body) {
    return TEMPLATE.fill(
        Map.of("site", site, "title", title, "steps", way, "body", body, "footer", footer));
  }
}
