package io.nightjar.etl.ingest.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which delivered column is which of the contract: by exact name, else by spelling if that leaves
 * no doubt. What is left on both sides may have been renamed; that is only guessed.
 */
final class MatchedColumns {
  private static final double ALIKE = 0.5;

  private final List<String> wanted;
  private final List<DeliveredColumn> delivered;
  private final int[] places;
  private final Set<Integer> respelt = new HashSet<>();
  private final Set<Integer> taken = new HashSet<>();

  MatchedColumns(List<String> wanted, List<DeliveredColumn> delivered) {
    this.wanted = List.copyOf(wanted);
    this.delivered = List.copyOf(delivered);
    this.places = new int[wanted.size()];
    Arrays.fill(places, -1);
    IntStream.range(0, places.length).forEach(i -> take(i, exact(wanted.get(i)), false));
    IntStream.range(0, places.length)
        .filter(i -> places[i] < 0)
        .forEach(i -> take(i, spelt(wanted.get(i)), true));
  }

  /** Where the column of the contract is in the file, or -1. */
  int place(int column) {
    return places[column];
  }

  /** Whether it stands there in another spelling. */
  boolean isRespelt(int column) {
    return respelt.contains(column);
  }

  /** How often the exact name of a column stands in the file. */
  long count(int column) {
    return delivered.stream().filter(each -> each.name().equals(wanted.get(column))).count();
  }

  /** Columns of the contract that are not there. */
  List<Integer> missing() {
    return IntStream.range(0, places.length).filter(i -> places[i] < 0).boxed().toList();
  }

  /** Places of delivered columns that are none of the contract. */
  List<Integer> strange() {
    return IntStream.range(0, delivered.size())
        .filter(place -> !taken.contains(place) && !wanted.contains(name(place)))
        .boxed()
        .toList();
  }

  /**
   * For missing columns the place where they probably are under a new name. Of a file in which no
   * name is right nothing is guessed, for it may have no header, and values are not to be shown.
   */
  Map<Integer, Integer> guesses() {
    Map<Integer, Integer> guesses = new TreeMap<>();
    List<Integer> free = new ArrayList<>(strange());
    for (int column : missing()) {
      guess(column, free)
          .ifPresent(
              place -> {
                guesses.put(column, place);
                free.remove(place);
              });
    }
    boolean isOther = taken.isEmpty() && guesses.size() < wanted.size();
    return isOther ? Map.of() : guesses;
  }

  /** Whether the columns of the contract stand in its order. */
  boolean isInOrder() {
    int[] found = Arrays.stream(places).filter(place -> place >= 0).toArray();
    return IntStream.range(1, found.length).allMatch(i -> found[i - 1] < found[i]);
  }

  private Optional<Integer> guess(int column, List<Integer> free) {
    Optional<Integer> inPlace =
        free.stream()
            .filter(place -> place == column && !taken.isEmpty())
            .filter(place -> delivered.size() == wanted.size())
            .findFirst();
    return inPlace.or(
        () ->
            free.stream()
                .filter(place -> similarity(column, place) >= ALIKE)
                .max((one, other) -> compare(column, one, other)));
  }

  private int compare(int column, int one, int other) {
    int bySimilarity = Double.compare(similarity(column, one), similarity(column, other));
    return bySimilarity == 0 ? Integer.compare(other, one) : bySimilarity;
  }

  private double similarity(int column, int place) {
    return NameDistance.similarity(wanted.get(column), name(place));
  }

  private void take(int column, int place, boolean isSpelling) {
    if (place >= 0) {
      places[column] = place;
      taken.add(place);
      if (isSpelling) {
        respelt.add(column);
      }
    }
  }

  private int exact(String name) {
    return IntStream.range(0, delivered.size())
        .filter(place -> name(place).equals(name))
        .findFirst()
        .orElse(-1);
  }

  private int spelt(String name) {
    String spelling = ShownName.spelling(name);
    boolean isDoubtful =
        wanted.stream().filter(each -> ShownName.spelling(each).equals(spelling)).count() > 1;
    int[] found =
        IntStream.range(0, delivered.size())
            .filter(place -> !taken.contains(place))
            .filter(place -> Objects.equals(ShownName.spelling(name(place)), spelling))
            .toArray();
    return isDoubtful || spelling.isEmpty() || found.length != 1 ? -1 : found[0];
  }

  private String name(int place) {
    return delivered.get(place).name();
  }
}
