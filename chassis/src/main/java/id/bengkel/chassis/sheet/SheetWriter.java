package id.bengkel.chassis.sheet;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Writes a sheet piece by piece, and keeps nothing of what it has handed out. For one thread at a time. */
public interface SheetWriter {

    /**
     * What the file continues with.
     *
     * @param rows values in the order of the columns: texts, whole numbers, dates, booleans or null
     */
    Buffer write(List<List<Object>> rows);

    /** What the file ends with. */
    Buffer end();
}
