package io.nightjar.core.maintain;

import java.util.Comparator;

/**
 * Why a version of a table stays readable.
 *
 * @param kind the kind of reason
 * @param who the night of a run or a release, the name of a model, or empty
 */
public record Reason(Kind kind, String who) implements Comparable<Reason> {
  /** It is the newest version. */
  static final Reason NEWEST = new Reason(Kind.NEWEST, "");

  /** It is newer than anything that a manifest names: a run that is not over may have made it. */
  static final Reason NOT_NAMED_YET = new Reason(Kind.NOT_NAMED_YET, "");

  /** It was the newest version within the grace: somebody may be reading it. */
  static final Reason IN_USE = new Reason(Kind.IN_USE, "");

  private static final Comparator<Reason> ORDER =
      Comparator.comparing(Reason::kind).thenComparing(Reason::who);

  /** The kinds of reasons, in the order they are shown. */
  public enum Kind {
    RUN("read or written by runs of"),
    RELEASE("in the release of"),
    MODEL("trained model"),
    NOT_NAMED_YET("newer than all that manifests name"),
    IN_USE("the newest at some time within the grace"),
    NEWEST("the newest");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** For people. */
    String words() {
      return words;
    }
  }

  @Override
  public int compareTo(Reason other) {
    return ORDER.compare(this, other);
  }
}
