package io.nightjar.validation.docs;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds links that lead nowhere. */
final class PageLinks {
  private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");

  private PageLinks() {}

  static List<String> broken(Map<String, String> pages) {
    List<String> broken = new ArrayList<>();
    pages.forEach(
        (path, page) -> {
          Matcher links = LINK.matcher(page);
          while (links.find()) {
            URI target = URI.create(path).resolve(links.group(1));
            String linked = pages.get(target.getPath());
            boolean isThere =
                linked != null
                    && (target.getFragment() == null
                        || linked.contains("id=\"" + target.getFragment() + "\""));
            if (!isThere) {
              broken.add(path + " -> " + links.group(1));
            }
          }
        });
    return broken;
  }
}
