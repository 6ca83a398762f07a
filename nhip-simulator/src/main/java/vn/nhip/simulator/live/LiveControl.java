package vn.nhip.simulator.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a person may do to a run: let it stand still, go on, end. For any thread. */
public final class LiveControl {
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile boolean paused;
    private volatile boolean stopped;

    /** Simulated time stands still; what was read is still sent. */
    public void pause() {
        change(true);
    }

    /** Simulated time goes on where it stood. */
    public void resume() {
        change(false);
    }

    /** Pauses or resumes. */
    public synchronized void toggle() {
        change(!paused);
    }

    private synchronized void change(boolean to) {
        paused = to;
        watchers.forEach(Runnable::run);
    }

    /** Ends the run: what is on its way is answered, the rest is left for a resumption. */
    public synchronized void stop() {
        stopped = true;
        watchers.forEach(Runnable::run);
    }

    public boolean isPaused() {
        return paused;
    }

    public boolean isStopped() {
        return stopped;
    }

    /** Runs something after every change. */
    void watch(Runnable watcher) {
        watchers.add(watcher);
    }
}
