import { Socket } from "node:net";

// Loaded into the server before its own code. The launcher holds the other end of this pipe: when the launcher
// is killed, the pipe ends, and the server must go too, or it would keep its port from the next start.
const pipe = new Socket({ fd: 3 });
pipe.on("error", leave);
pipe.on("end", leave);
pipe.resume();
pipe.unref();

function leave() {
  setTimeout(() => process.exit(1), 3000).unref();
  process.kill(process.pid, "SIGTERM");
}
