package io.nightjar.validation.internal.deequ;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.metrics.Metric;
import java.util.List;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** Turns Java into Scala; no Scala type leaves this package. */
final class ScalaInterop {
  private ScalaInterop() {}

  static <T> Seq<T> seq(List<T> list) {
    return JavaConverters.asScalaBufferConverter(list).asScala().toSeq();
  }

  /** Scala's analyzers are covariant in their metric, which Java cannot know. */
  @SuppressWarnings("unchecked")
  static Analyzer<?, Metric<?>> analyzer(Analyzer<?, ?> analyzer) {
    return (Analyzer<?, Metric<?>>) analyzer;
  }

  static Option<String> some(String text) {
    return Option.apply(text);
  }

  static <T> Option<T> none() {
    return Option.empty();
  }
}
