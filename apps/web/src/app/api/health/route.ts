/** The process answers. Says nothing of the database: see /api/ready. */
export const GET = () => Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
export const dynamic = "force-dynamic";
