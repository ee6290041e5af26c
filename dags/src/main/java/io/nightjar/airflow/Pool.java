package io.nightjar.airflow;

/**
 * A limit on tasks at once.
 *
 * @param slots how many; -1 for any number
 * @param open how many are free
 * @param occupied how many are in use
 * @param includesDeferred whether deferred tasks count
 */
public record Pool(String name, long slots, long open, long occupied, boolean includesDeferred) {
  static Pool read(Answer answer) {
    return new Pool(
        answer.text("name"),
        answer.number("slots"),
        answer.number("open_slots"),
        answer.number("occupied_slots"),
        answer.flag("include_deferred"));
  }
}
