package io.nightjar.core.run;

import io.nightjar.core.time.Nights;
import java.util.List;

/**
 * Remembers which files runs of one pipeline have loaded and how many rows of each became what:
 * {@code <lake>/_nightjar/files/<pipeline>/<source>/<nights>/<run>.json}.
 */
public interface DeliveryBook {
  /** How the name of a folder below {@link #copies()} begins that is still being written. */
  String UNFINISHED_COPY = "_writing-";

  /** The files of those nights as the newest run that loaded each night took them. */
  List<LoadedFile> newest(String source, Nights nights);

  /**
   * Whether its night waits for somebody to act: what a later job of the same nights found in it
   * was refused. Then it may be delivered anew.
   */
  boolean isRefused(LoadedFile file);

  /**
   * Folder for rows of databases, which are copied before they are loaded, as files are landed: a
   * database cannot be asked again for what it was.
   */
  String copies();

  /** Where nights of a topic end. */
  OffsetBook offsets(String source, String topic);

  /** Which files of a source came in which night. */
  ArrivalBook arrivals(String source);

  /** Notes what a run has loaded of a source; repeating it changes nothing. */
  void record(String source, Nights nights, String run, List<LoadedFile> files);
}
