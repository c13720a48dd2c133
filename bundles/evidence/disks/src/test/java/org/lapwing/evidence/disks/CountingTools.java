package org.lapwing.evidence.disks;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lapwing.platform.api.tools.ExternalTool;
import org.lapwing.platform.api.tools.ToolRunner;
import org.lapwing.platform.api.tools.ToolStatus;

/** Counts how often each program is started. */
record CountingTools(ToolRunner tools, Map<String, Integer> started) implements ToolRunner {

    CountingTools(ToolRunner tools) {
        this(tools, new ConcurrentHashMap<>());
    }

    @Override
    public ToolStatus status(ExternalTool tool) {
        return tools.status(tool);
    }

    @Override
    public byte[] run(ExternalTool tool, List<String> arguments, Duration limit, int maxOutput)
            throws IOException, InterruptedException {
        started.merge(tool.name(), 1, Integer::sum);
        return tools.run(tool, arguments, limit, maxOutput);
    }

    @Override
    public Running start(ExternalTool tool, List<String> arguments, Duration limit)
            throws IOException, InterruptedException {
        started.merge(tool.name(), 1, Integer::sum);
        return tools.start(tool, arguments, limit);
    }
}
