// openai-api-mock answers requests within its own process. This puts a server in front of it.
import http from 'node:http';
import https from 'node:https';
import { mockOpenAIResponse } from 'openai-api-mock';

mockOpenAIResponse(true, { seed: 1 });

const server = http.createServer((incoming, outgoing) => {
  const request = https.request('https://api.openai.com' + incoming.url, { method: incoming.method, headers: { ...incoming.headers, host: 'api.openai.com' } }, (answer) => {
    outgoing.writeHead(answer.statusCode, answer.headers);
    answer.pipe(outgoing);
  });
  request.on('error', (problem) => {
    outgoing.writeHead(404, { 'content-type': 'application/json' });
    outgoing.end(JSON.stringify({ error: { message: String(problem.message) } }));
  });
  incoming.pipe(request);
});

server.listen(Number(process.env.PORT), '127.0.0.1');
