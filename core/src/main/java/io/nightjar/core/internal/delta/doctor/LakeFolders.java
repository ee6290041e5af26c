package io.nightjar.core.internal.delta.doctor;

import io.nightjar.core.internal.files.LakeLayout;
import io.nightjar.core.table.TableName;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Every table of a lake by the folders that are there, stages included, whatever state it is in.
 */
final class LakeFolders {
  private final LakeLayout layout;
  private final FileSystem files;

  LakeFolders(LakeLayout layout, Configuration configuration) throws IOException {
    this.layout = layout;
    this.files = new Path(layout.root()).getFileSystem(configuration);
  }

  List<TableName> tables() throws IOException {
    List<TableName> tables = new ArrayList<>(below(new Path(layout.root())));
    Path anyStage = layout.table(TableName.of("x", "x").staged());
    below(anyStage.getParent().getParent()).forEach(table -> tables.add(table.staged()));
    return tables.stream().sorted().toList();
  }

  private List<TableName> below(Path root) throws IOException {
    List<TableName> tables = new ArrayList<>();
    for (FileStatus layer : folders(root)) {
      for (FileStatus table : folders(layer.getPath())) {
        if (files.exists(new Path(table.getPath(), "_delta_log"))) {
          add(tables, layer.getPath().getName(), table.getPath().getName());
        }
      }
    }
    return tables;
  }

  private static void add(List<TableName> tables, String layer, String name) {
    try {
      tables.add(TableName.of(layer, name));
    } catch (IllegalArgumentException e) {
      return; // somebody's own table, under a name that the door does not open
    }
  }

  private List<FileStatus> folders(Path parent) throws IOException {
    try {
      List<FileStatus> folders = new ArrayList<>();
      for (FileStatus entry : files.listStatus(parent)) {
        if (entry.isDirectory() && !entry.getPath().getName().startsWith("_")) {
          folders.add(entry);
        }
      }
      return folders;
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }
}
