-- What came true: more than 15 minutes late at the destination, or never there.
SELECT flight_date, carrier, flight, origin, dest, late
FROM silver.flights
