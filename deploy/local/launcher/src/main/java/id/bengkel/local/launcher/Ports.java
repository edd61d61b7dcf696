package id.bengkel.local.launcher;

import id.bengkel.local.port.FreePort;
import java.util.HashSet;
import java.util.Set;

/** Free ports, none of them given away twice. */
final class Ports {

    private final Set<Integer> given = new HashSet<>();

    /**
     * @param port 0 for any
     * @param variable with which people choose another one
     * @throws CannotStart when somebody uses it
     */
    int exactly(int port, String variable) {
        if (port == 0) {
            return any();
        }
        if (!take(port)) {
            throw new CannotStart("Port " + port + " is taken. Choose another one with " + variable + ".");
        }
        return port;
    }

    /** This one when it is free, else any. */
    int preferably(int port) {
        return take(port) ? port : any();
    }

    int any() {
        var port = FreePort.find();
        while (!given.add(port)) {
            port = FreePort.find();
        }
        return port;
    }

    private boolean take(int port) {
        return FreePort.isFree(port) && given.add(port);
    }
}
