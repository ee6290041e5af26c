package io.nightjar.validation.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;

/** Up to three numbers that are a year, a month and a day in an order to be found out. */
final class DateNumbers {
  private static final int LONGEST_MONTH = 31;
  private static final int LAST_MONTH = 12;
  private static final int LAST_SHORT_YEAR = 99;
  private static final int LAST_YEAR = 9999;
  private static final int CENTURY = 2000;

  /** Stands in for a year that nobody named. */
  private static final int COMMON_YEAR = 2001;

  private final List<Integer> numbers = new ArrayList<>();
  private int yearAt = -1;
  private int monthAt = -1;
  private boolean isCenturyKnown;

  int size() {
    return numbers.size();
  }

  /** Digits as written: three and more of them can only be a year. */
  void add(String digits) {
    int number = DateTokens.whole(digits);
    if (digits.length() > "99".length()) {
      addYear(number);
    } else {
      numbers.add(number);
    }
  }

  /** A number by its value, whose zeros in front do not count. */
  void add(double number) {
    if (number > LAST_SHORT_YEAR + 1) {
      addYear(DateTokens.whole(number));
    } else {
      numbers.add(DateTokens.whole(number));
    }
  }

  void addYear(int year) {
    if (yearAt >= 0) {
      throw new DateTimeException("there are two years");
    }
    isCenturyKnown = true;
    yearAt = numbers.size();
    numbers.add(year);
  }

  void addMonth(int month) {
    if (monthAt >= 0) {
      throw new DateTimeException("there are two months");
    }
    monthAt = numbers.size();
    numbers.add(month);
  }

  /** Whether there could be such a day, with what is known of month and year so far. */
  boolean canBeDay(double day) {
    int last = LONGEST_MONTH;
    if (monthAt >= 0) {
      boolean isLeap = yearAt < 0 || Year.isLeap(numbers.get(yearAt));
      last = Month.of(numbers.get(monthAt)).length(isLeap);
    }
    return day >= 1 && day <= last;
  }

  static int fullYear(int year) {
    return year <= LAST_SHORT_YEAR ? CENTURY + year : year;
  }

  /** Throws unless there is such a date; what is missing never makes it wrong. */
  void check() {
    String order = order();
    int year = value(order, 'y', COMMON_YEAR);
    int fullYear = isCenturyKnown ? year : fullYear(year);
    if (fullYear < 1 || fullYear > LAST_YEAR) {
      throw new DateTimeException("the year is out of range");
    }
    LocalDate.of(fullYear, value(order, 'm', 1), value(order, 'd', 1));
  }

  private int value(String order, char letter, int missing) {
    int at = order.indexOf(letter);
    return at < 0 ? missing : numbers.get(at);
  }

  private String order() {
    return switch (numbers.size()) {
      case 0 -> "";
      case 1 -> orderOfOne();
      case 2 -> orderOfTwo();
      case 3 -> monthAt < 0 ? orderOfDigits() : orderWithMonth();
      default -> throw new DateTimeException("there are more than three numbers");
    };
  }

  private String orderOfOne() {
    if (monthAt == 0) {
      return "m";
    }
    return yearAt == 0 || isYear(0) ? "y" : "d";
  }

  private String orderOfTwo() {
    if (monthAt >= 0) {
      String other = yearAt >= 0 || isYear(1 - monthAt) ? "y" : "d";
      return monthAt == 0 ? "m" + other : other + "m";
    }
    if (isYear(0)) {
      return "ym";
    }
    return isYear(1) ? "my" : "md";
  }

  private String orderWithMonth() {
    if (yearAt >= 0) {
      StringBuilder order = new StringBuilder("ddd");
      order.setCharAt(monthAt, 'm');
      order.setCharAt(yearAt, 'y');
      return order.toString();
    }
    return switch (monthAt) {
      case 0 -> isYear(1) ? "myd" : "mdy";
      case 1 -> isYear(0) ? "ymd" : "dmy";
      default -> isYear(1) ? "dym" : "ydm";
    };
  }

  private String orderOfDigits() {
    if (isYear(0) || yearAt == 0) {
      return "ymd";
    }
    return numbers.get(0) > LAST_MONTH ? "dmy" : "mdy";
  }

  private boolean isYear(int at) {
    return numbers.get(at) > LONGEST_MONTH;
  }
}
