-- The weather of the evening at the airport of departure: the last observation known by then, and
-- what the last twelve hours were like. Older than that is no evening weather: null.
WITH evening AS (
  SELECT
    origin,
    max_by(temp, CASE WHEN temp IS NOT NULL THEN time_hour END) AS evening_temp,
    max_by(wind_speed, CASE WHEN wind_speed IS NOT NULL THEN time_hour END) AS evening_wind_speed,
    max_by(visib, CASE WHEN visib IS NOT NULL THEN time_hour END) AS evening_visib,
    max_by(pressure, CASE WHEN pressure IS NOT NULL THEN time_hour END) AS evening_pressure,
    max_by(pressure, CASE WHEN pressure IS NOT NULL THEN time_hour END)
      - min_by(pressure, CASE WHEN pressure IS NOT NULL THEN time_hour END) AS pressure_change,
    max(wind_speed) AS strongest_wind,
    min(visib) AS lowest_visib,
    sum(precip) AS precip_12_hours
  FROM silver.weather
  WHERE time_hour > :as_of - INTERVAL 12 HOURS
  GROUP BY origin
)
SELECT
  s.flight_date, s.carrier, s.flight, s.origin, s.dest,
  e.evening_temp,
  e.evening_wind_speed,
  e.evening_visib,
  e.evening_pressure,
  e.pressure_change,
  e.strongest_wind,
  e.lowest_visib,
  e.precip_12_hours
FROM silver.schedule s
LEFT JOIN evening e ON e.origin = s.origin
WHERE s.flight_date = date_add(:date, 1)
