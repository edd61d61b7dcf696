-- An import asks for each row whether the person is there already.
CREATE INDEX customer_person ON customer (lower(nama), coalesce(hp, ''));
