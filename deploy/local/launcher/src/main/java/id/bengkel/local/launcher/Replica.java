package id.bengkel.local.launcher;

import java.net.URI;

/**
 * One of the processes of a service.
 *
 * @param number counts from 1
 * @param host the address at which it listens
 */
record Replica(Service service, int number, String host, int port) {

    private static final String EVERYWHERE = "0.0.0.0";

    /** Tells it from all the others: {@code reminder}, {@code reminder-2}, … */
    String name() {
        return number == 1 ? service.title() : service.title() + "-" + number;
    }

    URI uri() {
        return URI.create("http://" + (host.equals(EVERYWHERE) ? "127.0.0.1" : host) + ":" + port);
    }
}
