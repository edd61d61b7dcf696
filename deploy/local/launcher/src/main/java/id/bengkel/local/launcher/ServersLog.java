package id.bengkel.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.logging.FileHandler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What Kafka and the sandbox log from within this process; on the console it would drown what people are told. */
final class ServersLog {

    private ServersLog() {}

    static void writeTo(DataFolder data) {
        try {
            var file = new FileHandler(data.newLog("servers").toString());
            file.setFormatter(new SimpleFormatter());
            var root = Logger.getLogger("");
            List.of(root.getHandlers()).forEach(root::removeHandler);
            root.addHandler(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot begin the log of the servers", e);
        }
    }
}
