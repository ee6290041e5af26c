package io.nightjar.core.internal.files;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.maintain.LetGo;
import io.nightjar.core.table.TableName;
import java.io.IOException;
import java.time.LocalDate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Notes as empty files {@code _nightjar/let-go/<table>/<night>}: the newest night counts, so that
 * nothing is ever overwritten and several can note at once.
 */
public final class LetGoFiles implements LetGo {
  private final LakeFiles files;
  private final Path folder;

  /**
   * Opens the notes of a lake; nothing is read yet.
   *
   * @param configuration of the storage
   * @param lake root of the lake
   */
  public LetGoFiles(Configuration configuration, String lake) {
    this.files = new LakeFiles(configuration);
    this.folder = new Path(new Path(lake, "_nightjar"), "let-go");
  }

  @Override
  public LocalDate keptFrom(TableName table) {
    Path notes = new Path(folder, table.toString());
    try {
      return files.list(notes).stream()
          .map(note -> LocalDate.parse(note.getPath().getName()))
          .max(LocalDate::compareTo)
          .orElse(LocalDate.MIN);
    } catch (IOException e) {
      throw CoreErrors.storageFailed("read notes in", notes.toString(), e);
    }
  }

  @Override
  public void note(TableName table, LocalDate keptFrom) {
    Path note = new Path(new Path(folder, table.toString()), keptFrom.toString());
    try {
      if (keptFrom.isAfter(keptFrom(table))) {
        files.claim(note, "");
      }
    } catch (IOException e) {
      throw CoreErrors.storageFailed("write note", note.toString(), e);
    }
  }
}
