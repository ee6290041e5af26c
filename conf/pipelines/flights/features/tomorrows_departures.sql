-- The population: what is to be predicted in the night :date. Only the timetable is asked, so a
-- flight that will be cancelled is in it like any other.
SELECT flight_date, carrier, flight, origin, dest
FROM silver.schedule
WHERE flight_date = date_add(:date, 1)
