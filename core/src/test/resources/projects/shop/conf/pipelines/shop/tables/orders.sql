SELECT
  order_id, product, price, returned,
  _logical_date, _event_time, _known_at
FROM bronze.orders
