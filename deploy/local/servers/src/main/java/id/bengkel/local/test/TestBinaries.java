package id.bengkel.local.test;

import java.nio.file.Path;

/** The programs of PostgreSQL that tests start. */
public final class TestBinaries {

    /** Where they are unpacked. Maven names one for the tests of all modules, since unpacking takes seconds. */
    public static final Path FOLDER = Path.of(System.getProperty("bengkel.test.binaries", "target/test-servers"))
            .toAbsolutePath();

    private TestBinaries() {}
}
