package io.nightjar.airflow.local.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.nightjar.airflow.local.error.LocalErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A record kept in a private file.
 *
 * @param remedy what to do if the file is damaged
 */
public record JsonFile<T>(Path path, Class<T> type, String remedy) {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** What it holds; empty if there is no such file. */
  public Optional<T> find() {
    try {
      return Optional.of(MAPPER.readValue(Files.readString(path), type));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JsonProcessingException e) {
      throw LocalErrors.damaged(path, remedy, e);
    } catch (IOException e) {
      throw LocalErrors.files("read " + path, e);
    }
  }

  /** Replaces it. */
  public void write(T value) {
    try {
      PrivateFiles.write(path, MAPPER.writeValueAsString(value) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a record that can be kept: " + type, e);
    }
  }
}
