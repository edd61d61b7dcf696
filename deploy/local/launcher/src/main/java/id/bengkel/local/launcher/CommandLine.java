package id.bengkel.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was written behind the command.
 *
 * @param replicas the number of processes, for the services for which one was named
 */
record CommandLine(boolean ephemeral, boolean demo, Map<Service, Integer> replicas) {

    private static final Pattern REPLICAS = Pattern.compile("(?<service>[a-z]+)=(?<number>[1-9])");

    /** @throws IllegalArgumentException with words for the person who wrote it */
    static CommandLine of(List<String> arguments) {
        var ephemeral = false;
        var demo = false;
        var replicas = new EnumMap<Service, Integer>(Service.class);
        Queue<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            var argument = rest.remove();
            switch (argument) {
                case "--ephemeral" -> ephemeral = true;
                case "--demo" -> demo = true;
                case "--replicas" -> replicas.putAll(replicas(rest.isEmpty() ? "" : rest.remove()));
                default -> {
                    if (!argument.startsWith("--replicas=")) {
                        throw new IllegalArgumentException("Unknown: " + argument);
                    }
                    replicas.putAll(replicas(argument.substring("--replicas=".length())));
                }
            }
        }
        return new CommandLine(ephemeral, demo, replicas);
    }

    static String usage() {
        try (var text = CommandLine.class.getResourceAsStream("usage.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the usage", e);
        }
    }

    int replicasOf(Service service) {
        return replicas.getOrDefault(service, 1);
    }

    private static Map<Service, Integer> replicas(String list) {
        var replicas = new EnumMap<Service, Integer>(Service.class);
        for (var entry : list.split(",", -1)) {
            var matcher = REPLICAS.matcher(entry.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "--replicas wants a list like reminder=3,report=2 with numbers from 1 to 9, not: " + list);
            }
            var service = Stream.of(Service.values())
                    .filter(known -> known.title().equals(matcher.group("service")))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "--replicas takes customer, reminder, report, chat and gateway, not: "
                                    + matcher.group("service")));
            replicas.put(service, Integer.valueOf(matcher.group("number")));
        }
        return replicas;
    }
}
