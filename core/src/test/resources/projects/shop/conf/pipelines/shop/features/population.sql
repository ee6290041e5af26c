SELECT order_id FROM silver.orders WHERE _logical_date = :date
