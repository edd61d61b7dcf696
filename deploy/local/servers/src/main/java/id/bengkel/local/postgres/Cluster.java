package id.bengkel.local.postgres;

import id.bengkel.local.folder.Folders;
import id.bengkel.local.session.OwnSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The folder that holds a database cluster, and beside it the superuser's password and the server's log. */
final class Cluster {

    static final String SUPERUSER = "postgres";

    private static final int LOG_LINES_SHOWN = 20;

    private final Path folder;
    private final PostgresBinaries binaries;
    private final Account account;

    Cluster(Path folder, PostgresBinaries binaries) throws IOException, InterruptedException {
        // The real path, because a server that was left behind is recognised by it.
        this.folder = Files.createDirectories(folder).toRealPath();
        this.binaries = binaries;
        this.account = Account.able(binaries.program("postgres"));
    }

    static Path dataIn(Path folder) {
        return folder.resolve("data");
    }

    Path data() {
        return dataIn(folder);
    }

    String password() {
        try {
            return Files.readString(passwordFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the superuser's password", e);
        }
    }

    /** Makes the cluster when it is missing and sees to it that the server may use it. */
    void prepare() throws IOException, InterruptedException {
        if (Files.notExists(data())) {
            initialise();
        }
        account.own(folder);
    }

    Process startServer(List<String> settings) throws IOException {
        var arguments = new ArrayList<>(List.of("-D", data().toString()));
        settings.forEach(setting -> arguments.addAll(List.of("-c", setting)));
        return run("postgres", arguments);
    }

    /** The last lines of what the programs wrote during the present start. */
    String endOfLog() throws IOException {
        var lines = Files.readAllLines(log());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
    }

    /** Under another name first: a cluster that is only half made is never taken for a whole one. */
    private void initialise() throws IOException, InterruptedException {
        var unfinished = folder.resolve("unfinished");
        Folders.delete(unfinished);
        Files.createDirectory(unfinished);
        writePassword();
        account.own(folder);
        var arguments = List.of(
                "--pgdata=" + unfinished,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                // The system writes the new files within half a minute anyway; waiting for it may take ten seconds.
                "--no-sync");
        if (run("initdb", arguments).waitFor() != 0) {
            throw new IllegalStateException("Cannot make a database cluster:\n" + endOfLog());
        }
        Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void writePassword() throws IOException {
        Files.deleteIfExists(passwordFile());
        var forOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(passwordFile(), forOwner);
        var password = new byte[24];
        new SecureRandom().nextBytes(password);
        Files.writeString(passwordFile(), HexFormat.of().formatHex(password));
    }

    /** Each program starts a new log: only the last one is of interest. */
    private Process run(String program, List<String> arguments) throws IOException {
        var builder = new ProcessBuilder(OwnSession.of(account.command(binaries.program(program), arguments)))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log().toFile()));
        // The user's locale may be one that this build of PostgreSQL does not know.
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }

    private Path passwordFile() {
        return folder.resolve("superuser-password");
    }

    private Path log() {
        return folder.resolve("postgres.log");
    }
}
