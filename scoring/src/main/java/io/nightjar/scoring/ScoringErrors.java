package io.nightjar.scoring;

import io.nightjar.core.error.NightjarException;
import io.nightjar.core.model.FeatureSet;
import io.nightjar.core.model.PinnedModel;
import io.nightjar.core.table.PinnedTable;
import java.util.List;

/** Makes every failure of the scoring module, so that one place decides what each says. */
public final class ScoringErrors {
  private static final int SHORT = 12;

  private ScoringErrors() {}

  /** A pipeline without a part that scoring needs. */
  public static NightjarException incompletePipeline(String pipeline, String key) {
    return new NightjarException(
        ScoringErrorCode.INCOMPLETE_PIPELINE,
        "Pipeline %s cannot be scored: it has no key %s. Add it, or leave out the scoring."
            .formatted(pipeline, key));
  }

  /** Key columns that are named like columns of every prediction table. */
  public static NightjarException keyNameTaken(String table, List<String> columns) {
    return new NightjarException(
        ScoringErrorCode.KEY_NAME_TAKEN,
        ("The feature key has column(s) %s, which table %s needs for itself. Rename them in the"
                + " population query.")
            .formatted(String.join(", ", columns), table));
  }

  /** A feature table that the model was not made for. */
  public static NightjarException featuresDoNotFit(
      PinnedTable table, FeatureSet found, PinnedModel model, FeatureSet wanted, String columns) {
    return new NightjarException(
        ScoringErrorCode.FEATURES_DO_NOT_FIT,
        ("Feature table %s (fingerprint %s) does not fit model %s (fingerprint %s): %s. Bring the"
                + " columns back, or train a model on the table as it is, for a night before"
                + " (nightjar bootstrap … --train).")
            .formatted(
                table,
                found.fingerprint().substring(0, SHORT),
                model,
                wanted.fingerprint().substring(0, SHORT),
                columns));
  }
}
