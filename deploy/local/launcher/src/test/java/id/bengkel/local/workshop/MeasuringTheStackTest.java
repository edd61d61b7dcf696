package id.bengkel.local.workshop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** It takes minutes and the whole machine, so here it only has to be a program. */
class MeasuringTheStackTest {

    @Test
    void theBenchIsAProgramWithoutWarnings(@TempDir Path classes) {
        var bench = LocalStack.REPOSITORY.resolve("deploy/bench/Bench.java");

        var exitCode = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-Xlint:all", "-Werror", "-d", classes.toString(), bench.toString());

        assertEquals(0, exitCode);
    }
}
