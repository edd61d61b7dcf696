package id.bengkel.chassis.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A part of an XLSX as it is unpacked. It fails before a bomb has gone off: when all parts together become too large, or a
 * single tag or text does, which the XML parser would gather in memory.
 */
final class GuardedPart extends FilterInputStream {

    /** In bytes; a text of a spreadsheet's cell has at most 32,767 characters. */
    private static final int MAX_TOKEN = 256 * 1024;

    private final Budget budget;
    private long sinceToken;

    GuardedPart(InputStream unpacking, Budget budget) {
        super(unpacking);
        this.budget = budget;
    }

    /** To be called with each token of the XML. */
    void tokenRead() {
        sinceToken = 0;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        count(Math.max(count, 0));
        return count;
    }

    private void count(int bytes) {
        budget.left -= bytes;
        sinceToken += bytes;
        if (budget.left < 0 || sinceToken > MAX_TOKEN) {
            throw SheetProblem.UNPACKS_TOO_LARGE.failure();
        }
    }

    /** The bytes that all parts of a file may unpack to. */
    static final class Budget {
        private long left = 256L * 1024 * 1024;
    }
}
