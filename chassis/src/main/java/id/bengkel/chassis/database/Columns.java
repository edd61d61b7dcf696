package id.bengkel.chassis.database;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Rows as columns: what a statement takes that works on many rows at once, with {@code unnest}. */
public final class Columns {

    private Columns() {}

    /**
     * One value of each row, in the order of the rows.
     *
     * @param array such as {@code String[]::new}
     */
    public static <R, T> T[] column(
            Collection<R> rows, IntFunction<T[]> array, Function<? super R, ? extends T> value) {
        return rows.stream().map(value).toArray(array);
    }
}
