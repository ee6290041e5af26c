package io.nightjar.airflow.local.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.airflow.local.error.LocalAirflowException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallerTest {
  @TempDir private Path folder;

  @Test
  void knowsWhichPythonIsNewEnough() {
    assertThat(Python.isFit("3.11.7")).isTrue();
    assertThat(Python.isFit("3.14.0")).isTrue();
    assertThat(Python.isFit("3.10.12")).isFalse();
    assertThat(Python.isFit("2.7.18")).isFalse();
    assertThat(Python.isFit("ModuleNotFoundError: No module named 'ensurepip'")).isFalse();
  }

  @Test
  void saysInOneLineThatPythonIsTooOld() throws Exception {
    Path old = folder.resolve("python3");
    Files.writeString(old, "#!/bin/sh\necho 3.9.2\n");
    Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThatThrownBy(() -> Python.find(Optional.of(old.toString())))
        .isInstanceOf(LocalAirflowException.class)
        .hasMessageContaining("needs Python 3.11 or newer")
        .hasMessageContaining("(3.9.2)")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void saysThatThereIsNoPython() {
    assertThatThrownBy(() -> Python.find(Optional.of("/nowhere/python")))
        .hasMessageContaining("found: none");
  }

  @Test
  void unpacksProgramsThatRun() throws Exception {
    Path programs = Postgres.unpackBelow(folder).orElseThrow();

    Process version = new ProcessBuilder(programs.resolve("postgres") + "", "--version").start();
    assertThat(new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith("postgres (Postgre");
    assertThat(Postgres.unpackBelow(folder)).contains(programs);
    assertThat(folder.resolve(programs.getParent().getFileName() + ".new")).doesNotExist();
  }

  @Test
  void hasNoProgramsForMachinesItDoesNotKnow() {
    assertThat(PostgresArchive.find("s390x")).isEmpty();
  }

  @Test
  void isNotInstalledUntilItsFileIsWritten() throws Exception {
    Path venv = Files.createDirectories(folder.resolve("venvs/abc"));
    Files.createDirectories(venv.resolve("bin"));
    Files.createFile(
        venv.resolve("bin/python"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    assertThat(Installation.find(folder)).isEmpty();

    Installation made = new Installation("abc", "3.11.7", venv, Optional.empty());
    made.write(folder);

    assertThat(Installation.find(folder)).contains(made);
    Installation.forget(folder, venv);
    assertThat(Installation.find(folder)).isEmpty();
  }

  @Test
  void refusesAnInstallationOfOtherRequirements() throws Exception {
    Path file = Files.writeString(folder.resolve("requirements.txt"), "a==1\n");
    Installation made = new Installation("of other", "3.11.7", folder, Optional.empty());

    assertThatThrownBy(() -> made.requireMadeFrom(Requirements.of(file)))
        .hasMessageContaining("nightjar airflow install");
  }

  @Test
  void saysInOneLineThatAFileIsDamaged() throws Exception {
    Files.writeString(folder.resolve("installation.json"), "{\"requirements\":");

    assertThatThrownBy(() -> Installation.find(folder))
        .hasMessageContaining("installation.json is damaged")
        .message()
        .doesNotContain("\n");
  }
}
