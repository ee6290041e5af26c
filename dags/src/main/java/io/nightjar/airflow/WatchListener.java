package io.nightjar.airflow;

/** Hears what a watch sees, in the thread that watches. */
public interface WatchListener {
  /** The state, whenever it is another one than before. */
  default void onState(String state) {}

  /**
   * Each look that succeeded, after what is new has been told. May ask Airflow for more; if that
   * fails, the look counts as one that failed.
   */
  default void onLook() {}

  /** What is watched does not go on because its DAG is paused; told once. */
  default void onPaused(String dagId) {}

  /** A look failed; the watch goes on. */
  default void onAbsence(AirflowException failure) {}

  /** One that does not listen. */
  static WatchListener none() {
    return new WatchListener() {};
  }
}
