SELECT order_id, returned FROM silver.orders
