package id.bengkel.gateway.account;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;

/** Work that waits, taken from one source after the other: who brings much of it waits for it, and nobody else does. */
final class FairQueue {

    private final Map<String, Queue<Runnable>> sources = new LinkedHashMap<>();
    private final int placesOfOne;
    private int free;

    /**
     * @param places how much may wait
     * @param placesOfOne how much of one source
     */
    FairQueue(int places, int placesOfOne) {
        this.free = places;
        this.placesOfOne = placesOfOne;
    }

    /** @return whether there was a place for it */
    synchronized boolean offer(String source, Runnable work) {
        Queue<Runnable> own = sources.get(source);
        if (free == 0 || own != null && own.size() == placesOfOne) {
            return false;
        }
        free--;
        sources.computeIfAbsent(source, first -> new ArrayDeque<>()).add(work);
        return true;
    }

    /** The next source's oldest, whose turn comes again after all the others'; there must be one. */
    synchronized Runnable take() {
        free++;
        String source = sources.keySet().iterator().next();
        Queue<Runnable> own = sources.remove(source);
        Runnable work = own.remove();
        if (!own.isEmpty()) {
            sources.put(source, own);
        }
        return work;
    }
}
